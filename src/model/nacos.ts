import type { Endpoint, NoAnswer } from './endpoint.ts';

/** One Nacos server. `path` is its context path, such as `/nacos`. */
export type NacosServer = { readonly at: Endpoint; readonly path: string };

/** A person's or a machine's login: asks nothing, changes nothing, and is sent to this server only. */
export type NacosLogin = { readonly username: string; readonly password: string };

/** Of the API that it speaks: what is asked, and how, differs between them. */
export type NacosGeneration = 1 | 2 | 3;

export type NacosAbout = {
  readonly generation: NacosGeneration;
  /** As it says itself, such as `2.4.3`. Foreign text. */
  readonly version: string;
  /** `standalone` or `cluster`; '' where it does not say. */
  readonly mode: string;
};

/** A member as a server sees it. `state`: UP, STARTING, SUSPICIOUS, DOWN, ISOLATION or what else it says. */
export type NacosMember = {
  /** `ip:port` or `name:port`. */
  readonly address: string;
  readonly state: string;
  /** '' where it is not told. */
  readonly version: string;
};

export type NacosNamespace = {
  /** '' for the one that is there from the beginning, which Nacos 3 calls `public`. */
  readonly id: string;
  readonly name: string;
  readonly configs: number;
};

export type NacosSeen<T> =
  | ({ readonly is: 'answer'; readonly about: NacosAbout } & T)
  /** It tells only who has logged in; `tried` where a login was given and did not help. Its own words: foreign text. */
  | {
      readonly is: 'login-wanted';
      readonly about: NacosAbout;
      readonly tried: boolean;
      readonly says: string;
    }
  /** It is a web server and says something else; the beginning of that. Foreign text. */
  | { readonly is: 'refusal'; readonly status: number; readonly says: string }
  /** No Nacos, or one at another context path. */
  | { readonly is: 'stranger'; readonly status: number; readonly says: string }
  | NoAnswer;

/** Fixed questions. Throws nothing but the signal's reason and a cluster that is not reached. */
export type NacosReader = {
  /** Whether it is ready to serve, by what it says and not by its status: `says` is why not. */
  readiness(
    server: NacosServer,
    signal: AbortSignal,
  ): Promise<NacosSeen<{ readonly ready: boolean; readonly says: string }>>;
  /** The members that this one server knows, itself among them. */
  members(
    server: NacosServer,
    login: NacosLogin | null,
    signal: AbortSignal,
  ): Promise<NacosSeen<{ readonly members: readonly NacosMember[] }>>;
  /** How many configurations there are in each namespace. */
  namespaces(
    server: NacosServer,
    login: NacosLogin | null,
    signal: AbortSignal,
  ): Promise<NacosSeen<{ readonly namespaces: readonly NacosNamespace[] }>>;
};
