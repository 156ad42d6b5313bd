/// How is it asked over HTTP: routes, wire records, events, pages, failures to statuses. Floor 7.
@org.jspecify.annotations.NullMarked
package io.youju.web;
