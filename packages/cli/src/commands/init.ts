/** `salus init`: a new case from a template, which remembers where it came from. */

import { randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isIdentifier } from "@salus/core";
import { exitCodes, type Terminal, UsageError } from "../terminal.ts";

/** Templates lie beside the packages, so that people can read and copy them without the command. */
const templates = fileURLToPath(new URL("../../../templates/", import.meta.url));

/** Ids of the templates that can be started from. */
export function listTemplates(): readonly string[] {
  return readdirSync(templates, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Where a template lies. */
export function templateFolder(id: string): string {
  return join(templates, id);
}

export function init(folder: string, options: { readonly template: string }, { say, out }: Terminal): number {
  const known = listTemplates();
  if (!known.includes(options.template)) {
    throw new UsageError(say("cli.init.template", { template: options.template, known: known.join(", ") }));
  }
  if (folder === "") throw new UsageError(say("cli.out-empty"));
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0))
    throw new UsageError(say("cli.init.exists", { folder }));

  const target = resolve(folder);
  mkdirSync(dirname(target), { recursive: true });
  const partial = `${target}.partial-${randomUUID()}`;
  try {
    cpSync(templateFolder(options.template), partial, {
      recursive: true,
      filter: (from) => !from.endsWith("README.md"),
    });
    const file = join(partial, "framework.yaml");
    writeFileSync(file, derive(readFileSync(file, "utf8"), basename(target)));
    // The folder itself stays where it is there already: people may stand in it.
    mkdirSync(target, { recursive: true });
    for (const name of readdirSync(partial)) renameSync(join(partial, name), join(target, name));
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  out(say("cli.init.done", { folder, template: options.template }));
  return exitCodes.done;
}

/** The copy is a framework of its own, named like its folder; comments and order stay as they are. */
function derive(text: string, folder: string): string {
  const id = /^id: *(\S+)/m.exec(text)?.[1] ?? "";
  const version = /^version: *("?[^"\s#]+"?)/m.exec(text)?.[1] ?? "";
  const named = folder.replace(/[^\p{L}\p{M}\p{N}._:-]+/gu, "-");
  return text
    .replace(/^id: .*$/m, `id: ${isIdentifier(named) ? JSON.stringify(named) : `my-${id}`}`)
    .replace(/^version: .*$/m, `version: "0.1.0"`)
    .replace(/^(title: .*)$/m, `$1\nderivedFrom: { id: ${id}, version: ${version} }`);
}
