import ssh2 from 'ssh2';

/** A package in CommonJS loses its names when a bundle loads it by `import()`: they are taken here, from the whole. */
export const { Client: SshClient, Server: SshServer, utils } = ssh2;
