package io.youju.document;

/// How a section announces itself: a way of numbering, or a heading without a number.
public enum Numbering {
  /// What stands before the first section.
  NONE("前言"),
  PART("编"),
  SUBPART("分编"),
  CHAPTER("章"),
  DIVISION("节"),
  ARTICLE("条"),
  /// 一、
  COMMA("一、"),
  /// （一）
  BRACKET("（一）"),
  /// 1. or 1、
  POINT("1."),
  /// （1） or 1）
  PAREN("（1）"),
  /// 1 before white space, the first level of a decimal numbering.
  WHOLE("1"),
  /// 1.1 and deeper.
  DECIMAL("1.1"),
  /// The title of a document attached to another.
  TITLE("题名"),
  ATTACHMENT("附件"),
  /// A heading without a number.
  UNNUMBERED("标题");

  private final String example;

  Numbering(String example) {
    this.example = example;
  }

  /// The way of numbering as people would write it down: 章, （一）, 1.1.
  public String example() {
    return example;
  }
}
