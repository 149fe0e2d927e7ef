/** Changes that the binlog does not have as whole rows: what can be put together is, and at the rest the source stops. */
package io.twoway.it.unreadable;
