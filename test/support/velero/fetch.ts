import { fetchVeleroKinds } from './crds.ts';

fetchVeleroKinds();
