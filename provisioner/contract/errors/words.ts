/** `title` says what happened, `hint` what to do next. */
export interface ErrorWords {
  title: string;
  hint: string;
}
