declare module 'citeproc' {
  interface Bibliography {
    readonly bibstart: string;
    readonly bibend: string;
  }
  class Engine {
    constructor(
      system: {
        readonly retrieveLocale: (language: string) => string;
        readonly retrieveItem: (id: string) => object;
      },
      style: string,
      language?: string,
      forceLanguage?: boolean,
    );
    setOutputFormat(format: 'text' | 'html'): void;
    updateItems(ids: readonly string[]): void;
    /** The text of a term in the language of the style. */
    getTerm(name: string): string;
    makeBibliography(): false | [Bibliography, string[]];
  }
  const CSL: { readonly Engine: typeof Engine };
  export default CSL;
}
