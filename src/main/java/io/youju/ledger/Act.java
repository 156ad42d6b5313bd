package io.youju.ledger;

import java.time.Instant;

/// One line of the audit trail: who did what to what, with how it was and how it is.
public record Act(
    Instant at, String person, String act, String subject, String before, String after) {}
