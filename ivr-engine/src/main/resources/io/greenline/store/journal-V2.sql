-- Earlier calls of a number are looked up while it calls again.
create index call_by_number on call (calling, began);
