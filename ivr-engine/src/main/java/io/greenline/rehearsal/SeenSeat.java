package io.greenline.rehearsal;

import io.greenline.call.HoldLine;
import io.greenline.floor.Seat;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A seat of which the diary knows what is promised there. */
record SeenSeat(Seat seat, Diary diary) implements Seat {
    @Override
    public Word word() {
        return seat.word();
    }

    @Override
    public HoldLine.Progress progress(OfferId offer) {
        return seat.progress(offer);
    }

    @Override
    public void notTaken(OfferId offer, NotTaken.How how) {
        seat.notTaken(offer, how);
    }

    @Override
    public void talkEnded(OfferId offer, TalkEnded.By by) {
        seat.talkEnded(offer, by);
    }

    @Override
    public void leave(Leaving why) {
        seat.leave(why);
    }

    @Override
    public Promised callBack(PhoneNumber number, Optional<Instant> notBefore) {
        Promised promised = seat.callBack(number, notBefore);
        if (promised instanceof Promised.Noted) {
            diary.see(new Sight.CallbackPromised(number));
        }
        return promised;
    }

    @Override
    public List<Decision> news() {
        return seat.news();
    }
}
