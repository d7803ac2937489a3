// 图表四周的文字。
import type { figure as shape } from "../en/figure";
import { speak } from "../speak";

const { count } = speak("zh");

/** Words under and around every figure. */
export const figure = {
  chart: "图表",
  table: "表格",
  sources: "来源",
  save: "保存",
  kinds: { csv: "数据行", svg: "矢量图", png: "图片" },
  noDrawing: "请在“图表”页保存图形。",
  noSources: "没有记录来源。",
  rest: (rows: number) => count(rows, { other: "另有 {n} 行见文件" }),
} satisfies typeof shape;
