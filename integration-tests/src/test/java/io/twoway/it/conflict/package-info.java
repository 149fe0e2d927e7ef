/** What every conflict does under every policy, tried on a live pair: SEMANTICS part 2 as tests. */
package io.twoway.it.conflict;
