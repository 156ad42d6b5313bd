package io.youju.ledger;

/// A section and in how many replies it was cited.
public record CitedOften(String document, String section, String label, long times) {}
