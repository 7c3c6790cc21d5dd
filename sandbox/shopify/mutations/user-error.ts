export interface UserError {
  field: string[] | null;
  message: string;
}

export const problem = (field: string[] | null, message: string): UserError => ({ field, message });
