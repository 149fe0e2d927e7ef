/** The pair on other versions of Kafka and Connect than the one that all other tests run on. */
package io.twoway.it.platform;
