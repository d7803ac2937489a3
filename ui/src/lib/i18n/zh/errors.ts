// 每种错误：一句原因，一句办法。
import type { errors as shape } from "../en/errors";

export const errors = {
  title: {
    not_found: "图册中没有",
    bad_request: "无法理解",
    too_new: "由更新版本的百模写入",
    damaged: "文件已损坏",
    read_only: "此处无法写入",
    disk_full: "磁盘已满",
    no_folder: "数据文件夹无法使用",
    busy: "另一个百模正在写入",
    internal: "出了点问题",
  },
  cause: {
    not_found: (what) => (what === "" ? "图册中没有这个名称。" : `图册中没有“${what}”。`),
    bad_request: () => "百模无法理解这个请求。",
    too_new: () => "数据文件夹中的文件格式，当前版本无法读取。",
    damaged: () => "数据文件夹中有文件未通过校验，已改名保留在原处。",
    read_only: () => "数据文件夹或其中的文件为只读，更改未能保存。",
    disk_full: () => "磁盘没有空间，更改未能保存。此前的内容完好无损。",
    no_folder: () => "数据文件夹不存在或无法打开。",
    busy: () => "文件被另一个程序占用。",
    internal: () => "百模未能作答。你写下的内容没有丢失。",
  },
  remedy: {
    not_found: "请搜索名称的一部分。",
    bad_request: "请返回，换一种方式再试。",
    too_new: "请安装新版本，或换一个数据文件夹启动。",
    damaged: "百模将使用初始图册继续；旧文件可从副本恢复。",
    read_only: "请开放文件夹的写入权限，或换一个数据文件夹启动。",
    disk_full: "请腾出空间后再试。",
    no_folder: "请检查文件夹权限，或换一个数据文件夹启动。",
    busy: "请关闭另一个百模后再试。",
    internal: "请再试一次。如仍然如此，请在设置中检查文件。",
  },
  noPage: "没有这个页面",
  noPageText: "这个地址在百模中无处可去。",
  toModels: "前往模型",
  retry: "重试",
  banner: {
    keptAside: (file) => `损坏的文件已保留为 ${file}。百模使用新文件继续；能读出的内容都在这里。`,
    libraryOff: "笔记、收藏和收藏集暂不可用",
    hide: "隐藏此消息",
  },
} satisfies typeof shape;
