import description from "../package.json" with { type: "json" };

/** Version of the engine, named in every result. */
export const version: string = description.version;
