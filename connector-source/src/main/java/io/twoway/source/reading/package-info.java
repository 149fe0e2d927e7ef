/** Readers of the captured server, beside Debezium's: added tables by their keys, schema objects, plans and notes of loads. */
package io.twoway.source.reading;
