package io.bothways.matching.scoring.candidates;

import io.bothways.matching.scoring.pool.Ids;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import java.util.Arrays;
import java.util.List;

/**
 * What became of a pool's people in a later one. {@code stays}: where a person stands there who is still the same, or −1;
 * {@code place}: where the last one stands there whose id is not greater, or −1; {@code anew}: those there who joined or
 * changed, ascending.
 */
record Change(int[] stays, int[] place, int[] anew) {
    /** With a score: worth less than that score with anybody. */
    private static final int NOBODY = Integer.MAX_VALUE;

    static Change between(Pool before, Pool after) {
        List<Participant> old = before.people();
        List<Participant> later = after.people();
        int[] stays = new int[old.size()];
        int[] place = new int[old.size()];
        int[] anew = new int[later.size()];
        int others = 0;
        int at = 0;
        for (int i = 0; i < stays.length; i++) {
            Participant person = old.get(i);
            while (at < later.size() && Ids.ORDER.compare(later.get(at).id(), person.id()) < 0) {
                anew[others++] = at++;
            }
            boolean there = at < later.size() && later.get(at).id().equals(person.id());
            boolean same = there && later.get(at).equals(person);
            stays[i] = same ? at : -1;
            place[i] = there ? at : at - 1;
            if (there && !same) {
                anew[others++] = at;
            }
            at += there ? 1 : 0;
        }
        while (at < later.size()) {
            anew[others++] = at++;
        }
        return new Change(stays, place, Arrays.copyOf(anew, others));
    }

    /** The keys of those who are still the same, with their places of now; they stay in order. */
    long[] kept(long[] keys) {
        long[] kept = new long[keys.length];
        int size = 0;
        for (long key : keys) {
            int other = stays[Best.other(key)];
            if (other >= 0) {
                kept[size++] = Best.key(Best.score(key), other);
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /** From which key on a row is complete that was so from this one. */
    long floor(long key) {
        if (key == Rows.NONE || Best.other(key) == NOBODY) {
            return key;
        }
        int other = place[Best.other(key)];
        return other >= 0 ? Best.key(Best.score(key), other) : Best.key(Best.score(key) + 1, NOBODY);
    }
}
