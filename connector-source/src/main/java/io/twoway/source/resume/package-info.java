/** Resumption: whether reading goes on at the offset that Connect has, and where the topic ends if it has none. */
package io.twoway.source.resume;
