/** Where figures come from and under what terms. */

export type Source = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly licence: string;
  readonly retrieved: string;
  readonly vintage: string;
};
