// node probabilities.mjs MODEL IDS OUT.json: what llama.cpp expects after each of the token ids, as probabilities.
// Needs the npm package node-llama-cpp (llama.cpp, built) where node finds it: NODE_PATH does not count for modules, so run it
// from a copy of this file beside node_modules (check.py does).
import {writeFileSync} from "node:fs";
import {getLlama, LlamaLogLevel} from "node-llama-cpp";

const [file, ids, out] = process.argv.slice(2);
const llama = await getLlama({gpu: false, build: "never", skipDownload: true, maxThreads: 1, logLevel: LlamaLogLevel.error});
const model = await llama.loadModel({modelPath: file});
const context = await model.createContext({contextSize: 512, batchSize: 64, threads: 1});
const wanted = ids.split(",").map(Number).map(id => [id, {generateNext: {probabilities: true}}]);
const answers = await context.getSequence().controlledEvaluate(wanted);
writeFileSync(out, JSON.stringify(answers.map(answer => Object.fromEntries(answer.next.probabilities))));
process.exit(0);
