/** Contenders: this project's connectors, Debezium's, a plain JDBC loop, MySQL's own replica. */
package io.twoway.bench.contender;
