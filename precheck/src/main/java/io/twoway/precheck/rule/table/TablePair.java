package io.twoway.precheck.rule.table;

import io.twoway.precheck.facts.TableFacts;

/** The same table at both sites. */
record TablePair(TableFacts a, TableFacts b) {}
