/** Contenders: this project's connectors, Debezium's, MySQL's own replica. */
package io.twoway.bench.contender;
