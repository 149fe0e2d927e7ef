/** The destination as MySQL has it: connections and transactions. No package outside of it may use {@code java.sql}. */
package io.twoway.sink.store;
