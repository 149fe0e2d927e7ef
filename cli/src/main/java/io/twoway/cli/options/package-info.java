/** Options of several commands: how Connect and Kafka are reached. */
package io.twoway.cli.options;
