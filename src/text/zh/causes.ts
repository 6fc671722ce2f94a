/** Why pods and what they belong to are not ready. */
export const causes = {} as const;
