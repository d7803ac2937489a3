// 你保存的内容。
import type { shelf as shape } from "../en/shelf";
import { speak } from "../speak";

const { n } = speak("zh");

export const shelf = {
  title: "收藏集",
  favourites: "收藏",
  notes: "笔记",
  searches: "保存的搜索",
  collections: "收藏集",
  count: (count) => `${n(count)} 项`,
  newCollection: "新建收藏集",
  name: "名称",
  create: "创建",
  rename: "重命名",
  delete: "删除",
  remove: (name) => `移除 ${name}`,
  added: "加入时间",
  changed: "修改时间",
  kind: { model: "模型", maker: "厂商", licence: "许可证" },
  noFavourites: "还没有收藏",
  noFavouritesText: "在模型、厂商或许可证页面点击星标即可收藏。",
  noCollections: "还没有收藏集",
  noCollectionsText: "收藏集可将模型、厂商和许可证归入你命名的一组。",
  noNotes: "还没有笔记",
  noNotesText: "可在模型、厂商或许可证页面写笔记。",
  noSearches: "还没有保存的搜索",
  noSearchesText: "在模型列表上方保存搜索；每次同步后它仍然保留。",
  emptyCollection: "此收藏集为空",
  emptyCollectionText: "可从各自的页面加入。",
  favourited: (name) => `已收藏 ${name}`,
  unfavourited: (name) => `已取消收藏 ${name}`,
  created: (name) => `已创建收藏集“${name}”`,
  renamed: (name) => `收藏集已改名为“${name}”`,
  deleted: (name) => `已删除收藏集“${name}”`,
  collected: (name, collection) => `${name} 已加入“${collection}”`,
  uncollected: (name, collection) => `${name} 已移出“${collection}”`,
  noteSaved: "笔记已保存",
  notKept: "更改未能保存。",
  asSearch: "以搜索方式查看",
} satisfies typeof shape;
