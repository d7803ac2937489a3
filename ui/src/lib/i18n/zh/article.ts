// The Articles page, as long as nothing can be read in it.
import type { article as shape } from "../en/article";
import { speak } from "../speak";

const { n } = speak("zh");

/** The Articles page, as long as nothing can be read in it. */
export const article = {
  area: "文章",
  title: "文章",
  none: "没有收录文章",
  held: (articles: number) => `收录 ${n(articles)} 篇文章`,
  noneText: "初始图册不含文章：文章属于作者。同步功能暂不抓取订阅源。",
  will: "此页将会收录",
  willList: [
    "订阅源、单页与本地文件：由你在同步时取回，在此离线阅读，图片一并保存。",
    "文中识别出的模型与厂商，逐一链接到图册。",
    "你的标注、笔记与标签；文献目录可导入导出。",
  ],
  now: "目前已有",
  events: (events: number) => `${n(events)} 个有日期的事件`,
  eventsText: "文章所报道的内容，以有日期、有来源的事实呈现。",
  toEvents: "查看事件",
  noEvents: "截至该日没有此类事件。",
  more: "显示更多",
  latest: "最新事件",
  from: "来源",
  filter: "类型",
  all: "全部",
} satisfies typeof shape;
