/** The direction of imports: what each folder of src may import, and whether it may touch the world. */
export declare const LAYERS: Readonly<
  Record<string, { readonly imports: readonly string[]; readonly packages: readonly string[]; readonly world: boolean }>
>;
