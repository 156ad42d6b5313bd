/**
 * An operation of an OpenAPI document, as far as a page to try it needs to know.
 * @typedef {{name: string, in: string, example: string, description: string, required: boolean}} Parameter
 * @typedef {{method: string, path: string, summary: string, description: string, parameters: Parameter[],
 *   body: string, answer: string, streams: boolean}} Operation
 */

/** @param {any} value */
const pretty = (value) => (value === undefined ? "" : JSON.stringify(value, null, 2));

/** @param {any} api an OpenAPI document @returns {Operation[]} in its order */
export function operations(api) {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(/** @type {Record<string, any>} */ (methods)).map(([method, one]) => ({
      method: method.toUpperCase(),
      path,
      summary: one.summary ?? "",
      description: one.description ?? "",
      parameters: (one.parameters ?? []).map((/** @type {any} */ p) => ({
        name: p.name,
        in: p.in,
        example: String(p.example ?? p.schema?.default ?? ""),
        description: p.description ?? "",
        required: Boolean(p.required),
      })),
      body: pretty(one.requestBody?.content?.["application/json"]?.example),
      answer: pretty(one.responses?.["200"]?.content?.["application/json"]?.example),
      streams: Boolean(one.responses?.["200"]?.content?.["text/event-stream"]),
    })),
  );
}

/**
 * The address of a call; parameters left empty are left out of the query.
 * @param {Operation} operation @param {Record<string, string>} values
 */
export function address(operation, values) {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ""));
  const query = new URLSearchParams();
  for (const p of operation.parameters) if (p.in === "query" && values[p.name]) query.set(p.name, values[p.name]);
  const words = query.toString();
  return words ? `${path}?${words}` : path;
}

/**
 * The same call for a shell.
 * @param {string} method @param {string} url @param {string} body empty for none @param {boolean} streams
 */
export function curl(method, url, body, streams) {
  const quoted = (/** @type {string} */ text) => `'${text.replace(/'/g, "'\\''")}'`;
  const parts = ["curl", ...(streams ? ["-N"] : []), ...(method === "GET" ? [] : ["-X", method]), quoted(url)];
  if (streams) parts.push("-H", quoted("Accept: text/event-stream"));
  if (body) parts.push("-H", quoted("Content-Type: application/json"), "-d", quoted(body.replace(/\n\s*/g, "")));
  return parts.join(" ");
}
