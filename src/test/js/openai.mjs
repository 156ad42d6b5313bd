// OpenAI's own client against a running Youju: node openai.mjs http://localhost:8080 问题 [youju-write]
import OpenAI from "openai";

const [address, question, asked = "youju-extract"] = process.argv.slice(2);
const client = new OpenAI({ baseURL: `${address}/v1`, apiKey: "none", maxRetries: 0 });
const messages = [{ role: "system", content: "Answer in English." }, { role: "user", content: question }];

const whole = await client.chat.completions.create({ model: asked, messages });
const stream = await client.chat.completions.create({
  model: asked,
  messages,
  stream: true,
  stream_options: { include_usage: true },
});
let streamed = "";
let chunks = 0;
let last = null;
let finished = null;
for await (const chunk of stream) {
  chunks++;
  streamed += chunk.choices[0]?.delta.content ?? "";
  if (chunk.choices[0]?.finish_reason) finished = chunk;
  last = chunk;
}
const helper = await client.chat.completions.stream({ model: asked, messages }).finalContent();
const models = [];
for await (const model of client.models.list()) models.push(model.id);
const model = await client.models.retrieve(asked);
const failure = await client.chat.completions
  .create({ model: asked, messages: [{ role: "nobody", content: "x" }] })
  .then(() => null, (error) => error);
const missing = await client.models.retrieve("no-such-model").then(() => null, (error) => error);

console.log(
  JSON.stringify({
    answeredBy: whole.model,
    whole: whole.choices[0].message.content,
    section: whole.citations[0].section,
    usage: whole.usage,
    streamed,
    chunks,
    streamedSection: finished.citations[0].section,
    streamedUsage: last.usage,
    helper,
    models,
    model: model.id,
    failure: { name: failure.constructor.name, status: failure.status, param: failure.param, code: failure.code, message: failure.message },
    missing: { name: missing.constructor.name, status: missing.status },
  }),
);
