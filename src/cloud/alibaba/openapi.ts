/** Loaded by import() only when a cloud is asked. Packages in CommonJS keep their names in a bundle only so. */
export { OpenApiUtil } from '@alicloud/openapi-core';
export {
  ECSRAMRoleCredentialsProvider,
  RAMRoleARNCredentialsProvider,
} from '@alicloud/credentials';
