/** What is written down of each conflict, in the transaction that carries its outcome. */
package io.twoway.sink.journal;
