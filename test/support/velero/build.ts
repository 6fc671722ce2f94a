// Builds Velero's server and what it stands on into the cache folder outside the checkout:
//   node test/support/velero/build.ts
import { fetchVeleroKinds } from './crds.ts';
import { buildVelero } from './programs.ts';

fetchVeleroKinds();
buildVelero();
