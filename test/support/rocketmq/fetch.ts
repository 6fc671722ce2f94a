import { fetchRocketmq } from './programs.ts';

fetchRocketmq();
