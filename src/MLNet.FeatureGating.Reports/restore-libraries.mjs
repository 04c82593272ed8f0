// Restores the libraries of the report page by npm, and puts what is embedded of them into a folder:
//   node restore-libraries.mjs FOLDER
// Several builds may do this at once for one folder: each works in a folder of its own, and files appear whole.

import { execSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2];

// What these two pull in for their command lines only: nothing of it is in the page.
const commandLineOnly = ["commander", "iconv-lite", "rw", "safer-buffer"];

const copyrightLine = /^Copyright (\(c\) )?[0-9].*$/gm;

mkdirSync(target, { recursive: true });
const work = mkdtempSync(join(target, "restore-"));
try {
  for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(source, name), join(work, name));
  install();
  const modules = join(work, "node_modules");
  put("d3.min.js", readFileSync(join(modules, "d3", "dist", "d3.min.js")));
  put("plot.umd.min.js", readFileSync(join(modules, "@observablehq", "plot", "dist", "plot.umd.min.js")));
  put("notices.txt", Buffer.from(notices(modules)));
} catch (error) {
  console.error(`${join(source, "package.json")}: error : ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

// Files of the cache are taken as they are: the lock file's hashes say whether they are right.
function install() {
  try {
    execSync("npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error", {
      cwd: work,
      stdio: "pipe",
      encoding: "utf8",
    });
  } catch (error) {
    const output = `${error.stdout ?? ""}${error.stderr ?? ""}`.trim();
    throw new Error(
      `npm could not restore the chart libraries of the report page. It needs its registry, or a cache that has them. ${output.replace(/\s+/g, " ")}`,
    );
  }
}

// Writes a file whole. One that has the same content already is left to those who are reading it.
function put(name, content) {
  const path = join(target, name);
  if (!existsSync(path) || !readFileSync(path).equals(content)) {
    const whole = join(work, name);
    writeFileSync(whole, content);
    renameSync(whole, path);
  }

  const now = new Date();
  utimesSync(path, now, now);
}

// The licences of everything that is in the two libraries; equal texts once, under the copyright lines of all that have them.
function notices(modules) {
  const packages = readdirSync(modules)
    .filter((name) => !name.startsWith(".") && !commandLineOnly.includes(name))
    .flatMap((name) => (name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name]));
  const texts = new Map();
  for (const name of packages) {
    const version = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")).version;
    const file = readdirSync(join(modules, name)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
    if (!file) throw new Error(`${name} has no licence text.`);
    const whole = readFileSync(join(modules, name, file), "utf8")
      .replace(/\r/g, "")
      .trim();
    const copyright = whole.match(copyrightLine) ?? [];
    const key = whole.replace(copyrightLine, "").replace(/\s+/g, " ").trim();
    const owner = { title: `${name} ${version}`, copyright: copyright.join("; ") };
    texts.set(key, { whole, owners: [...(texts.get(key)?.owners ?? []), owner] });
  }

  return [...texts.values()].map(notice).join(`\n${"-".repeat(40)}\n\n`);
}

function notice({ whole, owners }) {
  if (owners.length === 1) return `${owners[0].title}\n\n${whole}\n`;
  return `${owners.map((owner) => `${owner.title}: ${owner.copyright}`).join("\n")}\n\n${whole.replace(copyrightLine, "").trim()}\n`;
}
