/**
 * Reads an event stream from a fetch response.
 * @param {Response} response
 * @param {(name: string, value: any) => void} on called for each event, in order
 */
export async function readEvents(response, on) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest = (rest + value).replace(/\r\n|\r(?!$)/g, "\n"); // a \r at the end may be half of \r\n
    let end;
    while ((end = rest.indexOf("\n\n")) >= 0) {
      const event = parse(rest.slice(0, end));
      rest = rest.slice(end + 2);
      if (event) on(event.name, event.value);
    }
  }
}

/** @param {string} block the lines of one event */
function parse(block) {
  let name = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
  }
  return data.length ? { name, value: JSON.parse(data.join("\n")) } : null;
}
