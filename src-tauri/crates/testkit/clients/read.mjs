/**
 * Reads a Hub with @huggingface/hub as its users do, and prints what it found as JSON:
 * node read.mjs ENDPOINT REPO RENAMED FOLDER, where FOLDER holds node_modules.
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [hubUrl, repo, renamed, folder] = process.argv.slice(2)
const found = createRequire(pathToFileURL(`${folder}/`)).resolve('@huggingface/hub')
const hub = await import(pathToFileURL(found).href)
const answers = {}

/** Notes what a call gives, or the status of what it throws. */
async function call(name, does) {
  await fetch(`${hubUrl}/__mark/${name}`).catch(() => undefined)
  try {
    answers[name] = await does()
  } catch (error) {
    answers[name] = { threw: error.statusCode ?? error.message }
  }
}

async function all(models) {
  const list = []
  for await (const model of models) list.push(model)
  return list
}

await call('listModels', async () => (await all(hub.listModels({ hubUrl, limit: 4 }))).map((model) => model.name))
await call('everything', async () => all(hub.listModels({ hubUrl, sort: 'createdAt', additionalFields: ['tags', 'createdAt', 'library_name'] })))
await call('listModels_search', async () =>
  (
    await all(
      hub.listModels({
        hubUrl,
        search: { owner: 'Qwen', task: 'text-generation', query: 'qwen', tags: ['license:apache-2.0'] },
        sort: 'downloads',
        limit: 5,
        additionalFields: ['author', 'cardData', 'safetensors', 'baseModels', 'gguf', 'tags', 'createdAt'],
      }),
    )
  ).map((model) => model.name),
)
await call('modelInfo', async () =>
  hub.modelInfo({ hubUrl, name: repo, additionalFields: ['author', 'cardData', 'safetensors'] }),
)
await call('modelInfo_rev', async () => (await hub.modelInfo({ hubUrl, name: repo, revision: 'main' })).downloads)
await call('whoAmI', async () => (await hub.whoAmI({ hubUrl, accessToken: 'hf_known' })).name)
await call('fileDownloadInfo', async () => (await hub.fileDownloadInfo({ hubUrl, repo, path: 'README.md' })).size)
await call('downloadFile', async () => (await hub.downloadFile({ hubUrl, repo, path: 'README.md' })).text())
await call('downloadFile_raw', async () => (await hub.downloadFile({ hubUrl, repo, path: 'README.md', raw: true })).text())
await call('downloadFile_404', async () => hub.downloadFile({ hubUrl, repo, path: 'NOTHING' }))
await call('listFiles', async () => (await all(hub.listFiles({ hubUrl, repo, recursive: true }))).map((file) => file.path))
await call('countCommits', async () => hub.countCommits({ hubUrl, repo, revision: 'main' }))
await call('renamed', async () => (await hub.modelInfo({ hubUrl, name: renamed })).name)
console.log(JSON.stringify(answers))
