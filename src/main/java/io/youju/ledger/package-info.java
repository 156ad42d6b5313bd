/// What is kept in a database: enquiries, feedback, people, the audit trail. Floor 6.
@org.jspecify.annotations.NullMarked
package io.youju.ledger;
