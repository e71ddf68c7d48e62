-- A claim is, in the words of the product, a customer's copy of a voucher: the service that owns those needs the name.
alter table claim rename to request_claim;
alter index claim_claimed rename to request_claim_claimed;
