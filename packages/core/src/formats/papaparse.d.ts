/** The little of papaparse that is used here; its own types would bring in Node's. */
declare module "papaparse" {
  const Papa: {
    parse(
      text: string,
      options: { readonly delimiter: string; readonly newline: string },
    ): { data: string[][] };
  };
  export default Papa;
}
