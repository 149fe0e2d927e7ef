/** Everything that speaks SQL to the destination. No other package of the sink may use {@code java.sql}. */
package io.twoway.sink.store;
