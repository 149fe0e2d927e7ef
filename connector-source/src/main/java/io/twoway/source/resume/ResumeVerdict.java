package io.twoway.source.resume;

/** Verdict on resuming at a stored offset, on the server as it is now. */
sealed interface ResumeVerdict {

    /** Leave to go on: everything behind the offset is in the binlog. */
    record Resumable() implements ResumeVerdict {}

    /** Refusal to go on, which would lose changes, or give new ones positions that the sink takes for old ones. */
    sealed interface Refused extends ResumeVerdict {

        /** Returns what happened and why nothing can be read on, as sentences. */
        String reason();

        /** Returns whether the sink's watermark says nothing about what this server will send. */
        boolean voidsWatermark();
    }

    /**
     * Refusal on another server, without GTIDs.
     *
     * @param before the {@code server_uuid} of the one that was read
     */
    record OtherServer(String before) implements Refused {
        @Override
        public String reason() {
            return "The stored offset was read from another server, with server_uuid " + before
                    + ". GTIDs are off, and a place in a binlog means nothing on another server.";
        }

        @Override
        public boolean voidsWatermark() {
            return true;
        }
    }

    /**
     * Refusal after GTIDs were switched on or off.
     *
     * @param before whether they were on when the offset was stored
     */
    record GtidModeChanged(boolean before) implements Refused {
        @Override
        public String reason() {
            return "When the offset was stored gtid_mode was " + (before ? "ON" : "not ON") + ", now it is "
                    + (before ? "not ON" : "ON") + ". Without the same kind of positions the sink cannot tell"
                    + " repeated changes from new ones. If this was a mistake, set gtid_mode back before anything is"
                    + " written, and restart the task.";
        }

        @Override
        public boolean voidsWatermark() {
            return true;
        }
    }

    /**
     * Refusal where the binlog that was to be read next is deleted.
     *
     * @param missing the GTIDs, or the first file
     */
    record BinlogPurged(String missing) implements Refused {
        @Override
        public String reason() {
            return "The binlog that was to be read next is purged from the server: " + missing
                    + ". The changes in it did not reach the peer, and never will by themselves.";
        }

        @Override
        public boolean voidsWatermark() {
            return false;
        }
    }

    /**
     * Refusal where the server's own history ends before the offset.
     *
     * @param missing the GTIDs, or the place in the binlog
     */
    record BinlogReset(String missing) implements Refused {
        @Override
        public String reason() {
            return "The server does not know what was read from it already: " + missing
                    + ". Its binlog was reset (RESET BINARY LOGS AND GTIDS, RESET MASTER), or an older copy of its data"
                    + " was restored. It gives the same positions to other transactions now.";
        }

        @Override
        public boolean voidsWatermark() {
            return true;
        }
    }

    /**
     * Refusal of a server that took over from another one without transactions that were sent to the peer already.
     *
     * @param missing their GTIDs
     */
    record TransactionsLost(String missing) implements Refused {
        @Override
        public String reason() {
            return "The server lacks transactions that were read from its predecessor and sent to the peer: " + missing
                    + ". If it is still catching up, wait and restart the task. If they can be brought back from the"
                    + " predecessor's binlog, do that and restart the task. Otherwise the two sites differ where those"
                    + " transactions wrote; the cure accepts their loss.";
        }

        @Override
        public boolean voidsWatermark() {
            return false;
        }
    }
}
