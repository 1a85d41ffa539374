package extract

func timexes(*input) []timex { return nil }

func entities(*input) []entityMention { return nil }

func attributions(*input, []entityMention) []attribution { return nil }
