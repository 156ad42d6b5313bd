package io.youju.eval;

/// A metric over some questions, with its 95 % interval.
///
/// @param weight the sum of the weights: mostly the number of questions that have a say
public record Figure(double value, double low, double high, double weight) {}
