/** The limit on one connection, as a contender: a plain loop in Java from Kafka to a table, and what it reads records with. */
package io.twoway.bench.loop;
