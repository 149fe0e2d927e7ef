/** The journal of conflicts, each written in the transaction that carries its outcome. */
package io.twoway.sink.journal;
