/** How the selection of a source changes when it gets other lists. Pure. */
package io.twoway.precheck.selection;
