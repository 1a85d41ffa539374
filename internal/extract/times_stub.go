package extract

type found struct{}

func (s *scan) findTimes() {}
