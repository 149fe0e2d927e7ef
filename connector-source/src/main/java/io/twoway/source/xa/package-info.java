/** XA transactions: their steps as records, the marks of their rows, and a moment for a load in which none is prepared. */
package io.twoway.source.xa;
