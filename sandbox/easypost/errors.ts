export const easypostError = (code: string, message: string, errors: object[] = []): object => ({
  error: { code, message, errors },
});
