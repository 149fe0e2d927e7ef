/** Changes of a source's selection when it gets other lists. Pure. */
package io.twoway.precheck.selection;
